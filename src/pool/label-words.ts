import type { Category } from '../core/categories.ts';

/**
 * Words that speak for a category, in singular. The first list names the subject itself; the second only goes with it.
 * `func_source_code`, `Customized` and `misc` say nothing of a subject and have none.
 */
export const labelWords: Partial<Record<Category, readonly [strong: string, weak: string]>> = {
  Cybersecurity: [
    'security malware phishing vulnerability cve threat firewall exploit antivirus',
    'scan breach password hash encrypt ip leak attack safe spam',
  ],
  Artificial_Intelligence: [
    'ai gpt llm chatbot openai embedding neural prompt',
    'model generate completion predict machine learning intelligence bot image speech',
  ],
  Commerce: ['merchant retail marketplace aliexpress', 'seller buyer store product item stock category'],
  Advertising: ['advertising advertisement campaign ad marketing coupon promotion', 'audience click lead banner'],
  Payments: [
    'payment invoice billing refund checkout iban paypal stripe bin',
    'card bank transaction credit charge wallet fee',
  ],
  News_Media: ['news headline article newspaper journalism', 'press publisher story media reporter topic'],
  Cryptography: ['cryptography cipher encryption decrypt', 'hash signature key rsa aes token encode'],
  Devices: [
    'device smartphone iot vehicle sensor thermostat car engine',
    'phone brand model lock door light brake battery tire',
  ],
  Business: [
    'business company enterprise corporate crm vat',
    'customer startup employee industry office lead contact registration',
  ],
  eCommerce: [
    'ecommerce shopify amazon walmart ebay cart sku',
    'product shop order review seller price catalog item asin',
  ],
  Logistics: [
    'logistics shipment parcel freight courier tracking warehouse package',
    'delivery carrier shipping cargo container colis',
  ],
  Finance: [
    'finance financial stock forex crypto cryptocurrency bitcoin portfolio dividend etf nasdaq earning trading coin ticker ohlcv',
    'price market exchange currency trade symbol quote investor share index rate balance statement fund company bank loan order margin leverage position funding income ratio revenue',
  ],
  Events: [
    'event calendar meeting festival appointment',
    'concert ticket venue schedule attendee holiday reminder invite',
  ],
  Email: ['email mail gmail inbox smtp mailbox', 'draft attachment disposable recipient thread label signature imap'],
  Business_Software: [
    'workspace project ticket jira issue workflow terraform',
    'team task board sprint assignee document spreadsheet priority module provider',
  ],
  Music: ['music song album artist playlist spotify lyric track', 'band audio genre radio concert play queue chord'],
  Database: [
    'database sql mongodb postgres postgresql redis',
    'table collection query record schema index row column key cluster aggregate store hash zset',
  ],
  Translation: ['translate translation translator', 'language dictionary locale text source target'],
  Jobs: ['job career recruiter resume vacancy salary hiring', 'employer candidate freelance work position'],
  Gaming: [
    'game gaming esport minecraft steam fortnite csgo pokemon',
    'player tournament champion level server dice match score',
  ],
  Monitoring: ['monitoring uptime ping', 'alert metric health status log incident latency server check performance'],
  Education: [
    'education university school course quiz student exam leetcode math mathematic arithmetic wikipedia encyclopedia',
    'learn dictionary problem definition question book knowledge lesson sum divide multiply logarithm mean deviation power article word',
  ],
  Entertainment: [
    'entertainment joke meme anime celebrity horoscope trivia manga tarot',
    'fun quote show random fact comic humor character',
  ],
  Visual_Recognition: ['recognition ocr detection face barcode', 'image detect label object photo scan'],
  Sports: [
    'sport football soccer basketball tennis cricket baseball nba nfl league hockey',
    'team match player fixture season standing odds tournament score livescore race',
  ],
  SMS: ['sms otp', 'message phone number text send verification carrier'],
  Media: ['media podcast stream broadcast tv', 'channel video content download audio upload image'],
  Search: [
    'serp google bing scrape scraper crawl browser',
    'search query result engine web keyword suggestion page url click screenshot',
  ],
  Location: [
    'location geocode geolocation postcode zip zipcode',
    'address country city state latitude longitude nearby ip place region timezone distance coordinate',
  ],
  Movies: ['movie film imdb cinema netflix', 'actor series show episode rating genre watch title tv'],
  Transportation: [
    'transport transportation train bus flight airline airport traffic vin metro',
    'route station departure arrival car taxi parking vehicle aircraft',
  ],
  Text_Analysis: [
    'sentiment nlp grammar summarize plagiarism readability',
    'text analysis sentence word language keyword extract similarity diff',
  ],
  Mapping: ['map mapping geojson tile', 'route direction distance coordinate elevation place'],
  Energy: ['energy electricity fuel solar carbon emission', 'power gas oil battery grid petrol'],
  Medical: [
    'medical drug patient disease covid symptom clinic hospital doctor',
    'health diagnosis medicine treatment vaccine',
  ],
  Storage: [
    'storage filesystem folder directory bucket s3 disk',
    'file upload download path cloud backup rename copy read write content',
  ],
  Food: ['food recipe restaurant ingredient cocktail nutrition meal beer', 'cuisine calorie drink menu diet'],
  Health: ['fitness workout exercise bmi yoga sleep', 'health body muscle weight calorie nutrition'],
  Video_Images: ['image video photo gif youtube thumbnail picture', 'resize render download artwork museum background'],
  Science: [
    'science astronomy nasa chemistry physics planet species',
    'research space element element molecule sun moon star',
  ],
  Communication: [
    'chat message discord slack telegram whatsapp voice call',
    'send channel contact conversation server reply webhook phone',
  ],
  Travel: [
    'travel hotel flight booking trip airbnb tourism itinerary',
    'airport destination passenger room stay reservation airline insurance visa budget',
  ],
  Social: [
    'social tweet twitter instagram facebook tiktok reddit follower linkedin hacker',
    'post comment user profile like hashtag mention story share username',
  ],
  Data: ['data dataset statistic', 'list record json csv fake random lookup number generate convert time'],
  Reward: ['reward loyalty voucher gift', 'point coupon bonus badge'],
  Weather: ['weather forecast temperature climate', 'rain wind humidity storm air alert snow station'],
};
