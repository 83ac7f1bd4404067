import { isEnglish } from '../../../src/domain/story/story-language';

describe('[S8] the language', () => {
  test.each([
    'As a buyer, I want to pay by card, so that I can leave.',
    'Add HBase sink',
    'Fix the login for die Post',
    '',
    '12345',
    '🙂',
  ])('%s passes as English', (text) => expect(isEnglish(text)).toBe(true));

  test.each([
    'Als Käufer möchte ich mit der Karte zahlen, damit ich nicht warten muss.',
    'En tant que client, je veux payer par carte afin de partir.',
    'Como usuario quiero pagar con mi tarjeta para que el pedido llegue.',
    'Como usuário, eu quero pagar com o cartão para que eu possa sair.',
    'Come utente voglio pagare con la carta per non aspettare.',
    'Als gebruiker wil ik met een kaart betalen zodat ik niet wacht.',
    'Jako użytkownik chcę płacić kartą, aby nie czekać.',
    'Som användare vill jag betala med kort för att slippa vänta.',
    'Как покупатель, я хочу платить картой.',
    '作为用户,我想用卡支付',
    'كمستخدم أريد الدفع بالبطاقة',
  ])('%s does not', (text) => expect(isEnglish(text)).toBe(false));
});
