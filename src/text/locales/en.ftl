# The answer, wherever it is read
answer-lead-answered = { $documents ->
    [one] What the source says:
   *[other] What { $documents } documents say:
}
answer-lead-related = Nothing in the documents answers this directly. These passages are near it:
answer-while-reading = More documents are being read just now; please ask again when they are in.
answer-taken-out = Where a quote has “{ $letters }”, the document itself leaves the name or number out.
answer-rendering-note = Machine English; the Chinese counts.
source-page = , p. { $page }
answer-also = Also in: { $titles }

# References, where a quote is taken along
reference-others = et al.
reference-page = p. { $page }

# Replies about the documents and the bot
about-example = who is responsible
about-example-question = what is said about this: { $topic }?
about-topics = Subjects in the documents you can ask about:

about-greeting = Hello. I find what the documents say and quote it word for word with its source. Just ask, for example: “{ $example }”
about-thanks = You are welcome.
about-bye = Goodbye.
about-ok = Good. Ask on whenever you like.
about-abuse = If an answer was of no use, put the question another way and I will look again.
about-no-question = I could not read a question in this message. Ask about the documents, for example: “{ $example }”
about-foreign = I read Chinese and English only; please ask in one of the two. 请用中文或英文提问。
about-too-long = Your message has { $length } characters; I can take up to { $limit }. Please send the question alone.

about-complaint-wrong = That did not answer what you asked.
about-complaint-mistaken = Every quote is cut from the source, so the document decides on names and figures; if something is wrong, “Wrong quote” reports it to the administrators.
about-complaint-repeated = That was the same again.
about-complaint-long = That was too long; the more exact the question, the shorter the quote.
about-complaint-incomplete = That may have been incomplete.
about-complaint-unclear = I only quote the source and do not explain it.
about-complaint-english = The English is a machine draft and no official translation; the Chinese text is what counts.
about-complaint-next = The next nearest passages are:
about-complaint-rephrase = Put it another way, with the person, time or subject, and I will look again, for example: “{ $example }”

about-which = Which document do you mean?
about-nothing-all = No direct answer was found in the documents.
about-nothing-all-missing = The documents do not mention “{ $missing }”.
about-nothing-named = No direct answer was found in { $where }.
about-nothing-named-missing = { $where } does not mention “{ $missing }”.
about-nothing-none = You could put the question another way.
about-nothing-near = What follows comes nearest; please judge by the text:
about-nothing-others = What other documents say about it:

about-declined-order = That is not something I can do. I find what the documents say and quote it word for word; ask, for example: “{ $example }”
about-declined-write = I do not write or rewrite texts, but I can find passages for you to quote. Tell me the subject.
about-declined-translate = I do not translate. When you ask in English, quotes come with a draft English rendering where there is one, for orientation only.
about-declined-calculate = I do not calculate. Ask for figures that the documents give, and I will quote them.
about-declined-invent = I do not invent or alter quotes; I quote only what the documents really say. Tell me the subject or the speaker, and I will look.
about-declined-opinion = I give no opinions; I only quote the documents. You can ask what they say on a question.
about-declined-politics = I take no position on politics; I only quote the documents.
about-declined-person = I know nothing about people beyond what the documents say, and do not speculate.
about-declined-predict = I make no predictions. Ask about the targets and plans the documents set out, and I will quote them.
about-declined-roleplay = I do not play roles; I find and quote what the documents say. Ask, for example: “{ $example }”
about-declined-instructions = My internal settings can be neither shown nor changed here. I only find and quote what the documents say.
about-declined-act = I cannot run errands or make tables, pictures or other files; I only find and quote what the documents say.
about-declined-amuse = I do not tell jokes or write poems; I only find and quote what the documents say.
about-declined-moment = I cannot know the time, the weather, the news or anything else of the moment; I only search the documents.
about-declined-advice = This is outside the documents; on medical, legal or financial matters, please ask a professional.
about-declined-world = The documents say nothing about this, and I answer only from them.

about-help-general = I find what the documents say and quote it word for word with its source. Ask in Chinese or English, for example: “{ $example }”. In Telegram, /help explains more.
about-help-what = I find the passages in the collected documents that answer your question, and quote them word for word with the document and section. I can also give main points, compare documents, and check whether a sentence is in them. Ask, for example: “{ $example }”
about-help-use = Just ask in a sentence; naming a person, a place or a subject helps, for example: “{ $example }”. You can also send a sentence and ask whether it is in the documents, or ask which documents there are.
about-help-languages = Ask in English or in Chinese (simplified or traditional); the answer follows the language of the question. Quotes stay in the language of the document; if you ask in English, they come with a draft English rendering where there is one. /lang sets the language of menus.
about-help-official = This is a search tool. It speaks for no authority, and what it says has no legal force. Quotes come from the documents collected here; check them against the official text before formal use.
about-help-source = Everything quoted comes from documents that the administrator collected, kept as they were given. Ask “which documents are there” for the list; where a document does not state its origin, I add nothing.
about-help-verbatim = Quotes are verbatim, character for character; only stray marks left by web pages are hidden in display. You may copy them; please give the source along with them.
about-help-english = The English is not an official translation. It is a machine draft for orientation only; quote from the Chinese text.
about-help-accuracy = No quote is ever made up: each is checked against the source, character for character. I can still miss a passage or pick one beside the point, so read the context. If the documents do not say something, I tell you.
about-help-privacy = In Telegram, questions and answers are kept for a time so that you can follow up and rate; administrators see those you rated. /privacy gives the period, and /forget deletes everything. Please do not send classified content.
about-help-commands = In Telegram: /help how to ask, /speeches all documents and outlines, /search passages only, /check is a sentence verbatim, /lang language, /privacy what is stored, /forget delete my records.
about-help-groups = You can add me to a group. There, mention me or reply to one of my messages to ask; I neither process nor store other messages.
about-help-media = I read text only. I cannot hear voice messages, see pictures or open attachments, and I send no pictures. Please type your question.
about-help-upload = The administrator adds documents; I cannot read files sent here. To have one added, please contact the administrator.
about-help-maker = I am an open-source program called Yanju, not a person, and nobody answers by hand. The administrator of this bot runs it.
about-help-technology = Small models on this machine find passages and judge whether they answer; the answer is then cut from the source word for word, not written by a model. Searching and quoting need no internet, so it can run on an intranet.
about-help-limits = A message may have up to 1,000 characters and several questions, which I answer one by one. There is no total limit; if you ask very fast, you will be asked to wait.
about-help-signs = [1] is the number of a quote, and tapping it shows the context. Bold words are those that answer; the document is named above its quotes, the section below. ⚠️ means that nothing answers directly and the passages are only near.
about-help-contact = Please contact the administrator of this bot. “Wrong quote” under a quote reports it to the administrators; anyone without access can ask for it by sending me a message.

about-catalogue-empty = No documents have been added yet. The administrator needs to add some first.
about-count = { $count ->
    [one] There is one document ({ $kinds }):
   *[other] There are { $count } documents ({ $kinds }):
}
about-count-kind = { $kind ->
    [speech] { $count ->
        [one] 1 speech
       *[other] { $count } speeches
    }
    [report] { $count ->
        [one] 1 report
       *[other] { $count } reports
    }
    [given-report] { $count ->
        [one] 1 work report
       *[other] { $count } work reports
    }
    [law] { $count ->
        [one] 1 law
       *[other] { $count } laws
    }
    [regulation] { $count ->
        [one] 1 regulation
       *[other] { $count } regulations
    }
    [rules] { $count ->
        [one] 1 set of rules
       *[other] { $count } sets of rules
    }
    [notice] { $count ->
        [one] 1 notice
       *[other] { $count } notices
    }
    [plan] { $count ->
        [one] 1 plan
       *[other] { $count } plans
    }
    [minutes] { $count ->
        [one] 1 set of minutes
       *[other] { $count } sets of minutes
    }
    [qa] { $count ->
        [one] 1 question-and-answer paper
       *[other] { $count } question-and-answer papers
    }
   *[other] { $count } of other kinds
}
about-kind = { $kind ->
    [speech] speech
    [report] report
    [given-report] work report
    [law] law
    [regulation] regulation
    [rules] set of rules
    [notice] notice
    [plan] plan
    [minutes] set of minutes
    [qa] question-and-answer paper
   *[other] document
}
about-level = { $level ->
    [national] national
    [town] township
    [enterprise] enterprise
    [province] provincial level
    [city] city level
    [district] district level
    [county] county level
   *[other] { $level }
}
about-entry = { $title } ({ $fields })
about-entry-undated = undated
about-entry-incomplete = incomplete: { $what }
about-pair = { $value }: { $title }
about-value = { $value }.
about-length = about { $length } characters
about-speaker = { $name } ({ $post })
about-no-year = { $date }, year not stated
about-unknown = not stated
about-rest = { $rest ->
    [one] One more is not listed.
   *[other] { $rest } more are not listed.
}
about-named = { $count ->
    [one] There is one:
   *[other] There are { $count }:
}
about-absent = There is no document for “{ $absent }”.
about-no-date = The text gives no date.
about-no-speaker = The text does not say whose words it is.
about-no-place = The text does not name the place.
about-no-missing = The catalogue notes nothing missing.
about-none-missing = The catalogue notes nothing missing in any document.
about-each-date = Dates of the documents:
about-each-speaker = Speakers or authors of the documents:
about-each-place = Places of the documents:
about-each-longest = Length of the documents:
about-each-missing = These documents are incomplete:
about-newest = Of the documents that give a year, the newest is “{ $title }” ({ $date }).
about-oldest = Of the documents that give a year, the oldest is “{ $title }” ({ $date }).
about-undated = { $undated ->
    [one] One other gives no year and cannot be compared.
   *[other] { $undated } others give no year and cannot be compared.
}
about-no-years = None of the documents gives a year, so they cannot be put in order:
about-longest = The longest is “{ $title }”, about { $length } characters.
about-shortest = The shortest is “{ $title }”, about { $length } characters.
about-open-which = Which one? Say, for example, “number 2”:
about-all-source = The administrator collected the documents, and they are kept as given. Beyond what they say themselves, no origin is recorded. There are { $count }:
about-all-growing = The administrator adds documents; I do not know when. At present there are { $count }:
about-all-unstated = The catalogue does not record this. There are { $count } documents:
about-all-holds = These { $count } are all there is. To see which of them mention a word, ask “which documents mention …”.
about-one-source = The administrator collected this document, and it is kept as given. Beyond this entry, no origin is recorded:
about-one-unstated = The catalogue does not record this. It has:
about-one = { $entry }; about { $length } characters; file: { $file }
about-one-fulltext = { $entry }
    The full text has about { $length } characters; file: { $file }. In Telegram, /speeches opens it page by page.
about-headings = Its parts:

# A filter of the catalogue
about-no-number = The text gives no document number.
about-each-number = Numbers of the documents:
filter-met = Filter: { $filter }. { $count ->
    [one] 1 document:
   *[other] { $count } documents:
}
filter-none = Filter: { $filter }. No document matches.
filter-lacking = No document matches “{ $words }”.
filter-beside = The other conditions ({ $filter }) are met by { $count } documents; ask by them alone to see which.
filter-apart = Each by itself: { $counts }.
filter-count = { $filter }: { $count }
filter-or = or
filter-since = { $from } and later
filter-until = { $to } and earlier
filter-between = { $from } to { $to }
filter-unknown = No entry of the catalogue (title, date, number, body, people, place, level, kind) has “{ $words }”, so it did not filter. To see which documents mention it, ask “which documents mention { $words }”.
filter-relative = “{ $words }” depends on today’s date, so it did not filter; please name the year.
filter-has-date = Years given in the catalogue: { $has }.
filter-undated = { $undated ->
    [one] One more gives no year.
   *[other] { $undated } more give no year.
}
filter-has-kind = The catalogue has { $has }.
filter-has-level = Levels in the catalogue: { $has }.
filter-has-number = Numbers in the catalogue: { $has }.

# A sentence held against the documents
article-law-not-held = The library does not hold {"“"}{ $law }{"”"}, so {"“"}{ $article }{"”"} of it cannot be shown.
check-verbatim = ✓ Word for word. This stands in { $source }:
check-rendering = ✓ This is the English rendering (machine-drafted) of a sentence in { $source }. The Chinese text is what counts:
check-row = ≈ This is a row of a table in { $source }; no sentence there says so. Its cells (【】 name the columns, “|” stands between them):
check-differs = ≈ Not word for word. It differs from the source, { $source }:
check-differs-rendering = ≈ Your sentence is English, so it could only be compared with the machine-drafted English, from which it differs. The Chinese below is what counts, from { $source }:
check-weight = { $weight ->
    [number] Another number or time:{ " " }
    [duty] Another duty:{ " " }
   *[words] { "" }
 }
check-changed = • { check-weight }You have “{ $claimed }”; the source has “{ $source }”.
check-added = • { check-weight }“{ $claimed }” is not in the source.
check-added-in = • { check-weight }In “{ $around }”, “{ $claimed }” is added; it is not in the source.
check-omitted = • { check-weight }“{ $source }” of the source is left out.
check-omitted-in = • { check-weight }“{ $source }” is left out; the source has “{ $around }”.
check-parts = ≈ { $count } sentences, each checked by itself:
check-parts-apart = ≈ Each of the { $count } sentences is word for word, but they do not stand together in the source:
check-part-verbatim = ✓ “{ $said }”: word for word in { $source }.
check-part-rendering = ✓ “{ $said }”: the English rendering (machine-drafted) of a sentence in { $source }. The Chinese text is what counts.
check-part-differs = ≈ “{ $said }”: it differs from { $source }:
check-part-row = ≈ “{ $said }”: a row of a table in { $source }, not a sentence:
check-part-absent = ✗ “{ $said }”: the documents do not contain this.
check-part-absent-near = ✗ “{ $said }”: not in the documents; the nearest is quoted below too.
check-attribution-alone = ≈ The words are right, but the attribution is wrong: this is from { $source }, not from the person or document you name.
check-more = { $count ->
    [one] • One further difference.
   *[other] • { $count } further differences.
}
check-absent = ✗ The documents do not contain this sentence, nor anything close to it.
check-absent-partly = ✗ The documents do not contain this sentence as a whole. Clause by clause:
check-absent-near = ✗ The documents do not contain this sentence. The nearest passage, which need not mean the same:
check-attribution-right = The source given is right.
check-attribution-wrong = The attribution is wrong: this is from { $source }, not from the person or document you name.
check-source = “{ $title }”
check-source-speaker = “{ $title }” ({ $speaker })

# Which documents have a term
mention-found = { $count } of { $all } { $all ->
    [one] document
   *[other] documents
} { $count ->
    [one] mentions
   *[other] mention
} “{ $term }”:
mention-item = • { $title }: { $count ->
    [one] once
   *[other] { $count } times
}
mention-silent = Not in: { $titles }
mention-silent-more = Not in { $titles } and { $count } more
mention-none = { $all ->
    [1] The document does not mention “{ $term }”.
   *[other] None of the { $all } documents mentions “{ $term }”.
}
mention-near = The nearest in meaning:
mention-more = { $count ->
    [one] • and one further document
   *[other] • and { $count } further documents
}

# Acting on the last answer, and comparisons
navigate-more = There is also:
navigate-full = The text in full:
navigate-context = The text around it:
navigate-shorter = In the fewest words:
navigate-who = This is said by { $name }:
navigate-who-unknown = The text does not say whose words these are:
navigate-no-such = { $count ->
    [one] The last answer has one quote only. Please name it, or ask anew.
   *[other] The last answer has { $count } quotes, not so many. Please name one of them, or ask anew.
}
navigate-nothing-before = There is no quote before this to go on from; please ask a question.
navigate-nothing = There is nothing more. You could put the question another way.
list-lead = { $count ->
    [one] The text lists them in one sentence:
   *[other] { $count } items:
}
list-fewer = The text announces { $announced } items; these { $count } are all it marks as such.
section-longer = This section is longer: the rest is in the document itself (in Telegram: /speeches).
silent-on-it = No direct statement was found for: { $names }

# Example questions
example-1 = What are the priority sectors?
example-2 = Which five tasks did Wang Sanyun set?
example-3 = What must companies themselves do for safety?

# The local page
web-title = Yanju: what the documents say
web-name = Yanju
web-tagline = Official documents, in their own words
web-skip = Go to the question
web-language = Language
web-welcome = Ask what the documents say
web-welcome-promise = Every answer quotes the source word for word and names the document and section. Where the documents do not say, you are told so.
web-welcome-kept = Questions and ratings are kept for a time where this program runs. Administrators see ratings, and unanswered questions shortened, without names.
web-examples = For example
web-conversation = Questions and answers
web-question = Your question
web-placeholder = Ask about the documents
web-send = Ask
web-note = Enter sends; Shift and Enter starts a new line.
web-clear = Clear conversation
web-noscript = This page needs JavaScript to send a question. Please allow it for this address.
web-you = You asked
web-pending = Searching the documents…
web-status-answered = Answer from the source
web-status-related = Related passages only
web-status-refused = No answer given
web-quote = Quote
web-copy = Copy quote and source
web-copied = Copied
web-copy-failed = Could not copy; please select the text
web-error-empty = Please type a question first.
web-error-too-long = The question is longer than { $limit } characters. Please shorten it and ask again.
web-error-too-large = This is too much at once. Please ask one question at a time.
web-error-malformed = The question could not be read. Please reload the page and ask again.
web-error-loading = The documents are still being loaded. Please ask again in a moment.
web-error-failed = Something went wrong and the question was not answered. Please ask again.
web-error-unreachable = The service cannot be reached. Check that it is running, then ask again.
web-error-host = This page is not served under this address. Open it at http://127.0.0.1 with the port the service named when it started, or set HOST to the name you use.
web-error-origin = Requests from other sites are not accepted.

# The page: reader, documents, search, check, login
web-views = Documents and tools
web-documents = Documents
web-search = Search
web-check = Check a quote
web-back = Back
web-close = Close
web-loading = Loading…
web-preparing = The documents are being indexed; this happens once.
web-prepared = The documents are ready for questions.
web-progress = Progress of the index
web-far = { $percent }% done.
web-far-seconds = { $percent }% done, { $rate } texts a second, about { $time } s left.
web-far-minutes = { $percent }% done, { $rate } texts a second, about { $time } min left.
web-waiting = Your question will be answered as soon as the index is ready; please keep this page open.
web-cleared = The conversation was cleared.
web-undo = Undo
web-undone = The conversation is back.
web-open = Open in context
web-word = Word file
web-rate = Rate this answer
web-rate-good = Good answer
web-rate-bad = Poor answer
web-reader = Document
web-outline = Outline
web-marked = The quoted words are marked in the text.
web-copy-link = Copy link to this passage
web-link-copied = Link copied
web-link-failed = Could not copy the link
web-pages = Pages
web-page-previous = Previous
web-page-next = Next
web-more = Show more
web-documents-lead = { $count ->
    [one] 1 document
   *[other] { $count } documents
}
web-search-all = Search all documents
web-search-here = Search this document
web-search-send = Search
web-search-hits = { $count ->
    [one] In one place; tap it to go there:
   *[other] In { $count } places; tap one to go there:
}
web-search-hits-all = { $count ->
    [one] In one place
   *[other] In { $count } places, { $documents ->
        [one] all in one document
       *[other] in { $documents } documents
    }
}
web-search-none = No place has all of these words
web-search-near = Passages near in meaning
web-search-usage = Please type the words to look for, at most { $limit } characters.
web-check-label = Paste the sentence to be checked
web-check-send = Check
web-quote-moved = The document has been revised since; the quote is unchanged and now stands here.
web-quote-changed = The document has been revised and this quote no longer stands in it. This is its text now.
web-quote-gone = This document is no longer in the collection.
web-add = Add a document
web-file = Choose a file to add
web-file-hint = txt, md, html, docx or pdf, at most 20 MB. You see what was read before anything is added.
web-add-it = Add it
web-replace-it = Replace as new version
web-leave-out = Leave it out
web-correct = Correct what is known
web-save = Save
web-desk-admins = Only administrators may add documents.
web-desk-again = The file is no longer here. Please choose it again.
web-error-busy = Many people are asking at once. Please wait a moment.
web-login-title = Log in
web-login-bot = Send /login to the bot in a private chat to get a link that logs you in once.
web-login-token = Access token
web-login-send = Log in
web-login-link = You are logging in with a link from the bot. It works once.
web-login-open = Log in
web-login-wrong = This is not the token. Please check it and try again.
web-login-many = Too many wrong tries. Please wait ten minutes.
web-login-link-used = This link has been used or has expired. Please ask the bot for a new one.
web-login-needed = Please log in first.
web-logout = Log out

# Telegram: greeting, help, hints
telegram-start =
    I find what the documents say and quote it word for word, with the document and the section.

    Write your question in Chinese or English, or tap an example:
telegram-help =
    How to ask
    • Write a question in Chinese (simplified or traditional) or English, up to { $limit } characters.
    • Name a speaker, a place or a topic to narrow it down.
    • Forward or paste a sentence, or send /check with it, to hear whether it is in the documents word for word.
    • /speeches opens a document page by page, by heading or by speaker; /search finds where words stand, and 🔍 finds them in one document.
    • In a group, mention me or use /ask; reply to somebody’s message with nothing but a mention to have that one answered.

    How to read an answer
    • Every quotation is verbatim; tap a folded one to open it. The line above names the document, the one below the section.
    • Tap [1] to read a quote in its context, and 👍 or 👎 to rate the answer.
    • 📋 copies all quotes with their sources, 📄 makes a Word file of them, ➕ puts them into your /collection.
    • ⚠️ means that nothing answers your question directly and the passages are only near it.
    • If the documents say nothing about it, I tell you so.
telegram-help-commands = Commands
telegram-help-admins = For administrators
telegram-help-examples = Some examples to tap:
telegram-command-check = Is a sentence in the documents, word for word?
telegram-command-start = What I do, with example questions
telegram-command-help = How to ask and how to read an answer
telegram-description = Ask what the documents say. You get the source’s own words, with the document and the section.
telegram-short-description = Verbatim quotes from official documents, with their source
telegram-hint-not-text = I can read text only. Please write your question, for example: “{ $example }”
telegram-hint-empty = This message has no readable text. Please write your question, for example: “{ $example }”
telegram-hint-unknown-command = I do not know this command. Send /help, or write your question, for example: “{ $example }”
telegram-act-more = More on this
telegram-act-english = In English
telegram-check-usage = Send /check and the sentence, or reply to a message with /check. I compare it with the documents, character for character.
telegram-unknown-button = This button no longer works. Please write your question instead.
telegram-stranger = This bot is open to invited people only. To be let in, give its administrator this number: { $id }
telegram-failed = Your question could not be answered because something went wrong here. Please ask again in a moment.

# Telegram: quotes in their context, speeches, search
telegram-button-more = More
telegram-button-english = English
telegram-button-copy = 📋 Copy quote and source
telegram-button-link = 🔗 Copy link
telegram-button-wrong = ❌ Wrong quote
telegram-button-back-to-quote = ↩ Back to the quote
telegram-button-outline = ☰ Outline
telegram-button-speeches = ☰ All documents
telegram-button-context = Read in context
telegram-page = Page { $page } of { $pages }
telegram-quote-moved = The document has been revised since; the quote itself is unchanged and now stands here:
telegram-quote-changed = The text of this document has been revised, and this quote no longer stands in it. Please ask again, or open /speeches.
telegram-quote-gone = This document is no longer in the collection. /speeches shows what there is.
telegram-speeches-lead = { $count ->
    [one] One document. Tap its number for the outline:
   *[other] { $count } documents. Tap a number for the outline:
}
telegram-outline-lead = Tap a number to read from there:
telegram-outline-opening = (opening)
telegram-search-usage = Write what to look for after the command, for example: /search { $example }
telegram-search-long = These words have { $length } characters; I can look for up to { $limit }. To check a long sentence, ask whether it is in the documents.
telegram-search-lead = { $count ->
    [one] In one place. Tap its number to read it in context:
   *[other] In { $count } places, in { $documents } { $documents ->
        [one] document
       *[other] documents
    }. Tap a number to read one in context:
}
telegram-search-more = { $count ->
    [one] … and in one further document
   *[other] … and in { $count } further documents
}
telegram-search-all = All { $count }: { $title }
telegram-search-near = No place has all of these words. What comes nearest in meaning:
telegram-search-nothing = Nothing in the documents matches these words, and nothing is near them. Try others, or ask a full question.

# Telegram: pages, contents and search within a document
telegram-pages = Pages { $page }–{ $last } of { $pages }
telegram-button-search = 🔍 Search here
telegram-button-speakers = 👤 By speaker
telegram-button-headings = ☰ By heading
telegram-outline-pages = It has no headings. So its pages begin; tap a number to read one:
telegram-outline-page = { $label } · p. { $page }
telegram-speakers-lead = Who speaks where; tap a number to read from there:
telegram-speakers-entry = { $name }: “{ $opening }”
telegram-search-ask = 🔍 Which words shall I look for in this document? Reply to this message:
telegram-search-inside-lead = { $count ->
    [one] In one place of this document. Tap its number to read it in context:
   *[other] In { $count } places of this document. Tap a number to read one in context:
}
telegram-search-inside-nothing = This document does not have these words. Look for others here, or in all documents with /search.

# Telegram: ratings, language, privacy
telegram-verdict-good = Thank you. Your rating has been recorded.
telegram-verdict-bad = Thank you. Your report has been recorded with the question and the quotes, for the administrators to review.
telegram-verdict-unknown = This answer is no longer stored, so it cannot be rated. Please ask again.
telegram-verdict-good-name = good answer
telegram-verdict-bad-name = poor answer
telegram-verdict-wrong-quote-name = wrong quote
telegram-lang-choose = Which language shall I speak to you in? Answers follow the language of your question.
telegram-lang-set = From now on I speak English to you. Answers follow the language of your question.
telegram-button-lang-auto = As my Telegram app
telegram-privacy =
    What is stored
    • Your questions with their answers, so that you can ask follow-up questions and rate answers, for at most { $days } days.
    • Your ratings, with the question and the quotes, for the same time. The administrators read them.
    • The quotes you collected: where they stand and which question they answered, for the same time.
    • What you follow (/following), until you end it or block me.
    • The language you chose, and whether you may use this bot.

    What the administrators see
    • Your ratings, as above.
    • Questions that the documents did not answer and answers that may be wrong: shortened, long numbers and addresses hidden, without names.

    What is not stored
    • In groups, messages that are not addressed to me are not stored.
    • Questions are not written to the log.

    /forget removes your questions, their answers, your ratings, your collection and what you follow at once.
telegram-forget-ask = Remove all your questions, their answers, your ratings, your collection and what you follow here? This cannot be undone. The messages in this chat stay; delete those in Telegram.
telegram-button-forget = Remove all
telegram-button-cancel = Cancel
telegram-forget-kept = Nothing was removed.
telegram-forget-done = Removed for good: questions with their answers: { $turns }; ratings: { $feedback }; collected quotes: { $collected }; subjects followed: { $follows }. Copies in backups go when those expire.

# Telegram: taking quotes along
export-rendering-mark = English rendering, machine-drafted; the Chinese text is what counts
export-lost-changed = { $count ->
    [one] A quote
   *[other] { $count } quotes
} from “{ $document }” could not be included: the document has been revised and no longer has these words.
export-lost-gone = { $count ->
    [one] A quote
   *[other] { $count } quotes
} from { $document } could not be included: the document is no longer in the collection.
telegram-button-copy-all = 📋 Copy all
telegram-button-word = 📄 Word
telegram-button-collect = ➕ Collect
telegram-button-empty = 🗑 Empty
telegram-answer-unknown = This answer is no longer stored. Please ask again.
telegram-collected-added = { $added ->
    [one] The quote is
   *[other] { $added } quotes are
} in your collection now. See /collection.
telegram-collected-present = Already in your collection. See /collection.
telegram-collected-full = Your collection is full: { $added } added, { $surplus } left out. Take it along or empty it with /collection.
telegram-collection-none = Your collection is empty. ➕ under an answer or a quote adds to it; here you can take all of it along as text or as a Word file.
telegram-collection-lead = { $count ->
    [one] One collected quote
   *[other] { $count } collected quotes
}; ✖ takes one out:
collection-title = Collected quotes
collection-other = Further quotes
telegram-collection-ask = { $count ->
    [one] Take the quote
   *[other] Take all { $count } quotes
} out of your collection? This cannot be undone.
telegram-collection-foreign = This is somebody else’s collection. Yours is at /collection.
telegram-command-collection = My collected quotes: copy, Word file

# Telegram: inline cards, too much at once
telegram-inline-hint = Type a question about the documents
telegram-inline-whole = The whole answer ({ $count } { $count ->
    [one] quote
   *[other] quotes
})
telegram-inline-nothing = Nothing found; ask me in the chat
telegram-inline-stranger = By invitation only; ask to join
telegram-flood = You are asking faster than I can answer. Please wait a minute; messages sent meanwhile are not answered.
telegram-busy = Too many people are asking just now, and your message was not taken. Please try again in a minute.

# Telegram: requests to join
telegram-stranger-asked = This bot is open to invited people only. Your request has been passed on to the administrators; you will hear from me. Your number: { $id }
telegram-stranger-denied = The administrators have not given you access to this bot. If this is a mistake, please contact them directly.
telegram-request = { $name } asks to use this bot. Telegram number: { $id }
telegram-request-allowed = ✅ Allowed by { $by }
telegram-request-denied = 🚫 Denied by { $by }
telegram-request-granted = You may now use this bot. Write your question, or send /start for examples.
telegram-request-unknown = There is no request by this person any more.
telegram-button-allow = ✅ Allow
telegram-button-deny = 🚫 Deny
telegram-button-withdraw = 🚫 Withdraw access

# Telegram: login to the page
telegram-command-login = Log in to the page, in this private chat
telegram-login = Open this link to log in to the page. It works once, within ten minutes; please do not pass it on:
    { $link }
telegram-login-no-address = The page has no address yet; the administrator has to set PUBLIC_URLS.

# Telegram: for administrators
telegram-stats-week = Last { $days } days
telegram-stats-all = In all
telegram-stats-block =
    Questions: { $turns }; people asking: { $users }
    Answered { $answered }, near passages only { $related }, refused { $refused }
    Simplified Chinese { $hans }, Traditional Chinese { $hant }, English { $en }
    Ratings: 👍 { $good }, 👎 { $bad }, ❌ { $wrong }
telegram-stats-rest =
    Requests to join still open: { $pending }
    Messages dropped since the start because their chat cannot be written to: { $dropped }
telegram-status-answered = answered
telegram-status-related = near passages only
telegram-status-refused = refused
telegram-status-unknown = answer no longer known
telegram-feedback-none = No more ratings.
telegram-button-older = Older ›
telegram-button-export = Export all
telegram-reindex-started = Reading the documents anew. Questions are answered from the present index meanwhile.
telegram-reindex-progress = Reading the documents anew: { $percent }%{ $minutes ->
    [0] {""}
    [one] , about a minute left
   *[other] , about { $minutes } minutes left
}
telegram-reindex-done = Done. The index now holds { $speeches } documents with { $passages } passages.
telegram-reindex-unchanged = Nothing had changed. The index holds { $speeches } documents with { $passages } passages.
telegram-reindex-failed = The documents could not be read anew; the present index goes on serving. { $reason }
telegram-reindex-see-log = The log says why.
telegram-reindex-running = The documents are already being read anew. Please wait for that to finish.
telegram-command-speeches = Browse the documents and their outlines
telegram-command-search = Find passages, without an answer
telegram-command-lang = Choose the language I speak
telegram-command-privacy = What is stored, and for how long
telegram-command-forget = Remove all that I asked, rated, collected and follow
telegram-command-stats = What was asked and how it was rated
telegram-command-feedback = Ratings with question and quotes; export
telegram-command-reindex = Read the documents anew

field-title = title
field-title-en = English title
field-kind = kind
field-number = number
field-issuer = issuer
field-speaker = speaker
field-place = place
field-level = level
field-date = date
field-incomplete = missing

document-size = { $pages ->
    [0] {""}
    [one] one page,{" "}
   *[other] { $pages } pages,{" "}
}{ $passages ->
    [one] one passage
   *[other] { $passages } passages
}
document-field = { $field }: { $value }
document-outline = Outline
telegram-document-add = ✅ Add
telegram-document-replace = ♻️ Replace as new version
telegram-document-drop = ✖️ Leave out
telegram-document-undo = ↩️ Undo
document-missing = ⚠️ The text gives no { $field }; you can fill it in once it is added.
document-incomplete = ⚠️ The text may not be whole: { $what }.
document-one-line = ⚠️ One line of the text has { $length } characters; quotes can only be cut by length.
document-taken = ⚠️ There is a document named { $file }; this one can take its place.
document-same = ⚠️ “{ $title }” holds the same words; quotes will name both.
document-alike = ⚠️ It shares { $percent } % of its words with “{ $title }”; if it is the new version, choose “Replace”.
telegram-document-format = { $name } is not added: the formats I read are { $formats }.
telegram-document-large = { $name } is not added: files may have 20 MB at most; please send it in parts.
telegram-document-refused = Not added: { $reason }
telegram-document-gone = The file is no longer in this chat. Please send it again.
telegram-document-added = ✅ Added; questions are answered from it now.
telegram-document-dropped = This file was left out.
telegram-document-undone = “{ $title }” is taken out again.
telegram-document-noted = ✅ Noted; the index follows.
telegram-document-ask = Please reply to this message with the { $field }; reply - if there is none.
telegram-document-ask-date = Please reply to this message with the date, as 2024-04-09, 2024-04 or 2024; reply - if there is none.
telegram-document-ask-kind = Please reply to this message with the kind: speech, report, law, regulation, rules, notice, minutes, plan, qa (questions and answers) or document (any other).

# Telegram: following a subject
telegram-command-follow = Be told when new documents speak of a topic, speaker or kind
telegram-command-following = What I follow
telegram-follow-usage = Write after the command what to follow: a topic, a speaker or a kind of document, for example: /follow fire safety. I then tell you what new or changed documents say about it. /following shows what you follow.
telegram-follow-length = Please follow something with { $least } to { $most } characters, such as a topic or a name.
telegram-follow-full = You follow { $most } subjects, and more are not possible. End one of them first: /following
telegram-follow-private = Please write this to me in our private chat: what you follow is nobody else’s business.
telegram-follow-topic = ✅ You follow the topic “{ $subject }”. When documents come or change, I tell you which new passages mention it.
telegram-follow-speaker = ✅ You follow “{ $subject }”. When documents come or change, I tell you of new words of this speaker and of passages that mention the name.
telegram-follow-kind = ✅ You follow documents of this kind: { $kind }. When one comes or changes, I tell you.
telegram-following-none = You follow nothing yet. Send /follow with a topic, a speaker or a kind of document, for example: /follow fire safety
telegram-following-lead = You follow ({ $count } of at most { $most }):
telegram-following-topic = { $n }. { $subject } (topic)
telegram-following-speaker = { $n }. { $subject } (speaker)
telegram-following-kind = { $n }. { $subject } (kind of document)
telegram-button-following = 🔔 What I follow
telegram-button-unfollow = ✖ { $n }
telegram-news-one = 🔔 New in “{ $title }”
telegram-news-several = 🔔 { $count } documents have something new on what you follow. Tap a number for the outline:
telegram-news-subject = • { $subject }: { $count ->
    [one] 1 passage
   *[other] { $count } passages
}

# Telegram: questions in vain and suspect answers, for administrators
telegram-command-gaps = What was asked in vain, by topic; export
telegram-command-suspects = Answers that may be wrong
telegram-gaps-none = No question was asked in vain.
telegram-gaps-lead = { $count ->
    [one] One topic was asked about in vain:
   *[other] { $count } topics were asked about in vain, those of most people first:
}
telegram-gaps-count = { $people ->
    [one] 1 person
   *[other] { $people } people
}, { $asked ->
    [one] 1 question
   *[other] { $asked } questions
}
telegram-gaps-missing = In no document: { $names }
telegram-gaps-nearest = Nearest: { $source }
telegram-gaps-nothing-near = Nothing near in the documents
telegram-suspects-none = No answer is waiting to be looked at.
telegram-suspects-lead = { $count ->
    [one] One answer may be wrong:
   *[other] { $count } answers may be wrong, the newest first:
}
telegram-suspicion-wrong-quote = ❌ wrong quote
telegram-suspicion-bad = 👎 poor answer
telegram-suspicion-complaint = complained about
telegram-suspicion-asked-again = asked again in other words
telegram-button-seen = ✓ { $n }
telegram-button-newest = ‹ Newest

# Ways to ask
telegram-command-ask = Ask a question, or reply to one with it
telegram-ask-usage = Write your question after the command, for example: /ask { $example } You can also reply with /ask to a message that holds the question.

# Groups, and what cannot be sent
telegram-stranger-anonymous = Anonymous administrators and channels are not told apart here, and this bot is open to invited people only. Please write under your own name, or have its administrator let in the whole group by this number: { $group }
telegram-stranger-group = This bot is open to invited people only. Write to me privately to ask to be let in, or have its administrator let in the whole group by this number: { $group }
telegram-cannot-write = I could not answer you in “{ $group }”: I may not write there, or the topic is closed. Please ask me here instead, or let an administrator of the group give me the right to send messages.
telegram-topic-closed = I cannot answer in a closed topic. Please ask in a topic that is open, or write to me privately.
telegram-late = Telegram let me send nothing to this chat for a while, and your question was not answered in time. Please ask again if you still need the answer.

# The collection on the page
web-collection = Collection
web-collection-lead = { $count ->
    [one] One quote collected:
   *[other] { $count } quotes collected:
}
web-collection-none = The collection is empty. “Collect” under an answer or a quote adds to it; here you copy all of it or save it as a Word file.
web-collect = Collect
web-uncollect = Take out
web-copy-all = Copy all
web-empty = Empty
web-empty-sure = Empty it for good?
web-wrong-quote = Wrong quote
web-collected-added = { $added ->
    [one] One quote collected.
   *[other] { $added } quotes collected.
}
web-collected-present = Collected already.
web-collected-full = The collection is full: { $added } added, { $surplus } not.

# People
person-silent = The documents hold no words of “{ $names }”.
person-silent-named = The documents hold no words of “{ $names }”. This is where they are named:
person-silent-others = The documents hold no words of “{ $names }”. This is what they say about it:
