/** What people write in chats and leave out of dictionaries, in lower case. */
const CHAT =
  'afaik afk aka asap atm bday bff brb btw cya dm dms dunno eta faq faqs ffs fomo ftw fwiw fyi gg gif gifs gonna gotta idc idk iirc ' +
  'ikr imho imo irl jk kinda lemme lmao lmk lol meh nah nope np nvm omg omw ootd outta pls plz pov ppl rofl rsvp sec smh smth sorta ' +
  'srsly tba tbc tbd tbh tbt tgif thx til tl tldr tmi ttyl ttys tx ty tysm ugh wanna wdym wip wtf xoxo yep yup yolo yw';

/** Words of today's work and web that the texts and the dictionaries are too old for. */
const MODERN =
  'airdrop api apis app apps async autocomplete backend backends backlog bitcoin blockchain blog blogger blogs bugfix changelog chatbot ' +
  'chatbots checkbox checkboxes checkout clickbait codebase codebases config configs crowdfunding crypto cryptocurrency cybersecurity ' +
  'dashboard dashboards dataset datasets deepfake devops doomscrolling dropdown dropdowns ebook ebooks ecommerce email emails emoji emojis ' +
  'endpoint endpoints esports fintech frontend frontends fullstack geolocation hackathon hackathons hashtag hashtags homepage hotfix ' +
  'hotspot html http https infographic infographics influencer influencers json laptop livestream livestreaming login logins logout ' +
  'malware meetup meetups meme memes metadata microservice microservices middleware minimap monorepo multiplayer offline offsite onboard ' +
  'onboarding online onsite paywall pdf pdfs phishing playlist plugin plugins podcast podcaster podcasts popup popups preorder ransomware ' +
  'readme realtime reboot refactor refactored refactoring refactors repo repos retweet retweeted roadmap runtime screencast screenshot ' +
  'screenshots selfie selfies serverless signup smartphone smartphones smartwatch spam spreadsheet sql standup standups startup startups ' +
  'subreddit telehealth timeline timestamp timestamps toolchain touchscreen tweet tweets unfollow unfollowed unfriend unsubscribe ' +
  'upcycling upload uploads upvote upvoted url urls usb username usernames ux vape vaping vlog vlogger vlogs voicemail walkthrough ' +
  'webcam webhook webhooks webinar webinars webpage website websites wifi wiki wikis workflow workflows workspace workspaces';

/** Words that are right in a message or at work, whatever they are near. */
export const INFORMAL_WORDS: ReadonlySet<string> = new Set(`${CHAT} ${MODERN}`.split(' '));
