import { ac, bug, checklist, criteria, given, type InitiativeText, story, task } from './issue-text';

/** A search box that knows what people mean. */
export const search: InitiativeText = {
  ref: 'search',
  theme: 'finding',
  summary: 'Search that understands',
  text: 'Every ninth search finds nothing although we sell the thing. People say "couch", we say "sofa"; people write "lantren".\n\n*Goal:* searches without results from 11 % to 4 %.',
  horizon: 'now',
  progress: 'doing',
  epics: [
    {
      ref: 'typos',
      summary: 'Typos and other words for the same thing',
      text: 'Synonyms kept by the merchandisers, typos forgiven by the engine, both in four languages.',
      component: 'Search',
      labels: ['query'],
      progress: 'doing',
      urgency: 0.12,
      issues: [
        task(5, 'Set up the search engine with one index per language', {
          progress: 'done',
          ref: 'index-per-language',
        }),
        story(5, 'As a shopper I want results although I mistype a letter so that I need not try again', {
          progress: 'done',
          businessValue: 75,
          votes: 12,
        }),
        task(3, 'Collect queries without results every night', { progress: 'done' }),
        story(5, 'As a merchandiser I want to keep lists of words that mean the same so that "couch" finds sofas', {
          progress: 'done',
          criteria: criteria(
            'One list per language',
            'In force within five minutes',
            'I see how many queries of last week a list would have helped',
          ),
        }),
        story(3, 'Treat words with and without accents alike', { progress: 'done' }),
        story(3, 'Split compound words in German and Dutch', {
          progress: 'doing',
          priority: 'high',
          businessValue: 60,
          text: '"Gartentischdecke" should find table cloths for the garden.',
          subTasks: ['Word list for German', 'Word list for Dutch'],
        }),
        story(5, 'Offer "did you mean" only when there are no results', { progress: 'review' }),
        story(3, 'As a shopper I want to search by article number so that I find what is in the printed catalogue', {
          progress: 'next',
          votes: 9,
        }),
        story(5, 'Understand sizes and colours in the query', {
          priority: 'high',
          place: 0.06,
          businessValue: 70,
          ref: 'query-attributes',
          criteria: given(
            'Given I search "blue towel 70x140" When results show Then all are blue towels of that size, or I am told what was left out',
          ),
        }),
        bug(2, 'Search with an apostrophe returns an error page', {
          priority: 'highest',
          place: 0.02,
          text: 'Every search with an apostrophe ("sailor\'s bag") ends on the error page. 140 a day.',
          votes: 3,
        }),
        bug(2, 'Plural of Portuguese words is not found', { priority: 'medium', place: 0.22 }),
        task(5, 'Suggest synonyms from queries that end in the same product', { priority: 'medium' }),
        task(8, 'Search log to the data warehouse', { priority: 'low', ageDays: 260 }),
        story(20, 'Search by voice', { priority: 'lowest', ageDays: 540, untouchedDays: 500, votes: 2 }),
        story(0, 'emoji in search', { priority: 'lowest', ageDays: 640, untouchedDays: 635 }),
      ],
    },
    {
      ref: 'filters',
      summary: 'Filters that fit the shelf',
      text: 'A lamp has a socket, a rug has a pile height. Today every category shows price, brand and colour.',
      component: 'Search',
      labels: ['filters'],
      progress: 'doing',
      urgency: 0.25,
      issues: [
        task(3, 'List which attributes are filled for at least 80 % of a category', { progress: 'done' }),
        story(
          5,
          'As a shopper I want filters that belong to the category so that I do not wade through what does not fit',
          { progress: 'done', businessValue: 70 },
        ),
        story(3, 'Show how many results a filter leaves', {
          progress: 'done',
          criteria: checklist(
            'Number behind every value',
            'Values that leave nothing are shown last and cannot be chosen',
          ),
        }),
        bug(2, 'Back button forgets the filters', { progress: 'done', priority: 'high' }),
        story(3, 'Keep filters in the address so that a list can be shared', { progress: 'doing', ref: 'filter-url' }),
        story(5, 'Filter by size in centimetres with two handles', {
          priority: 'high',
          place: 0.11,
          votes: 21,
          businessValue: 60,
          ref: 'filter-size',
          text: 'Shelves, rugs, curtains: "between 80 and 120 cm wide". Needs measurements in one unit.',
          criteria: ac(
            'Typing works as well as dragging',
            'Products without measurements are counted and can be included',
          ),
        }),
        story(3, 'As a shopper on a phone I want to set several filters before the list reloads so that I wait once', {
          priority: 'high',
          place: 0.16,
          votes: 8,
        }),
        story(2, 'Filter "can be delivered this week"', {
          priority: 'medium',
          businessValue: 50,
          ref: 'filter-week',
          components: ['Search', 'Delivery'],
        }),
        story(3, 'Filter by material', { priority: 'medium', ref: 'filter-material' }),
        bug(3, 'Colour filter shows "navy" and "dark blue" as different', { priority: 'medium' }),
        bug(1, 'Filter drawer cannot be closed with the keyboard', {
          priority: 'high',
          place: 0.23,
          labels: ['accessibility'],
        }),
        task(5, 'Cache filter counts', {
          priority: 'low',
          text: 'Counting takes 180 of the 260 milliseconds of a category page.',
        }),
        story(8, 'Let merchandisers order the filters of a category', { priority: 'low', ageDays: 200 }),
        story(0, 'Filter by mood', { priority: 'lowest', ageDays: 590, untouchedDays: 588 }),
      ],
    },
    {
      ref: 'ranking',
      summary: 'Results in an order that makes sense',
      text: 'Best match is not best seller, and neither is what we have most of. Find a ranking that sells without lying.',
      component: 'Search',
      progress: 'doing',
      urgency: 0.3,
      issues: [
        task(5, 'Record which results are looked at and bought', { progress: 'done', labels: ['privacy'] }),
        story(5, 'Products that can be delivered come before those that cannot', {
          progress: 'done',
          businessValue: 55,
        }),
        task(3, 'A hundred test queries with the result that people expect', { progress: 'done' }),
        task(8, 'Rank by what people bought after the same query', {
          progress: 'doing',
          priority: 'high',
          ref: 'learned-rank',
        }),
        story(3, 'As a merchandiser I want to pin three products on top of a query so that the campaign is found', {
          place: 0.19,
          priority: 'medium',
          businessValue: 35,
        }),
        story(5, 'Mix product types when the query is broad', {
          priority: 'medium',
          text: '"Garden" gives forty hoses. Show a few of each kind first.',
        }),
        story(3, 'Sort by price per piece', { priority: 'low' }),
        bug(2, 'Sort by newest shows goods that came back into stock', { priority: 'medium' }),
        bug(3, 'The same chair in five colours fills the first row', {
          priority: 'medium',
          place: 0.27,
          votes: 10,
          ref: 'colour-variants',
        }),
        task(5, 'Test two rankings side by side with real shoppers', {
          priority: 'high',
          place: 0.12,
          ref: 'rank-test',
        }),
        story(13, 'Personal ranking for club members', {
          priority: 'low',
          components: ['Search', 'Loyalty'],
          text: 'People who buy oak should see oak first. Needs consent, needs an off switch, needs a reason shown.',
          ageDays: 300,
        }),
        task(2, 'Say on the page how results are ranked', {
          priority: 'high',
          dueInDays: -12,
          labels: ['legal'],
          text: 'The directive asks for the main criteria in plain words. We are late.',
        }),
      ],
    },
  ],
};
