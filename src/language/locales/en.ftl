# The answer, wherever it is read
answer-lead-answered = { $speeches ->
    [one] What the source says:
   *[other] What { $speeches } speeches say:
}
answer-lead-related = Nothing in the speeches answers this directly. These passages are near it:
answer-refused-off-topic = I answer only from the speeches on safety policy, and found nothing there about this. Try asking, for example: “{ $example }”
answer-refused-no-question = I could not read a question in this message. Ask about the speeches on safety policy, for example: “{ $example }”
answer-refused-order = I only quote what the speeches say, so I cannot do that. Ask what they say about a topic, for example: “{ $example }”
answer-refused-unnamed = Which speech do you mean? Say whose it is or at which meeting it was given, and I will quote its main points.
answer-greeting = Hello. Ask me what the speeches on safety policy say, for example: “{ $example }”
answer-thanks = You are welcome. Ask on whenever you like.
answer-rendering-mark = English rendering, machine-drafted; the Chinese text is what counts

# Example questions
example-1 = What are the priority sectors?
example-2 = Which five tasks did Wang Sanyun set?
example-3 = What must companies themselves do for safety?

# The local page
web-title = Yanju: what the speeches on safety policy say
web-name = Yanju
web-tagline = Speeches on safety policy, in their own words
web-skip = Go to the question
web-language = Language
web-welcome = Ask what the speeches say
web-welcome-promise = Every answer quotes the source word for word and names the speech and section. Where the speeches do not say, you are told so.
web-examples = For example
web-conversation = Questions and answers
web-question = Your question
web-placeholder = Ask about the speeches
web-send = Ask
web-note = Enter sends; Shift and Enter starts a new line.
web-clear = Clear conversation
web-noscript = This page needs JavaScript to send a question. Please allow it for this address.
web-you = You asked
web-pending = Searching the speeches…
web-status-answered = Answer from the source
web-status-related = Related passages only
web-status-refused = No answer given
web-quote = Quote
web-source = Source:
web-copy = Copy quote and source
web-copied = Copied
web-copy-failed = Could not copy; please select the text
web-error-empty = Please type a question first.
web-error-too-long = The question is longer than { $limit } characters. Please shorten it and ask again.
web-error-too-large = This is too much at once. Please ask one question at a time.
web-error-malformed = The question could not be read. Please reload the page and ask again.
web-error-loading = The speeches are still being loaded. Please ask again in a moment.
web-error-failed = Something went wrong and the question was not answered. Please ask again.
web-error-unreachable = The service cannot be reached. Check that it is running, then ask again.
web-error-host = This page is not served under this address. Open it at http://127.0.0.1 with the port the service named when it started, or set HOST to the name you use.
web-error-origin = Requests from other sites are not accepted.

# Telegram: greeting, help, hints
telegram-start =
    I find what the speeches on safety policy say and quote it word for word, with the speech and the section.

    Write your question in Chinese or English, or tap an example:
telegram-help =
    How to ask
    • Write a question in Chinese (simplified or traditional) or English, up to { $limit } characters.
    • Name a speaker, a place or a topic to narrow it down.

    How to read an answer
    • Every quotation is verbatim; tap a folded one to open it. The line under it names the speech and the section.
    • Tap [1] to read a quote in its context, and 👍 or 👎 to rate the answer.
    • ⚠️ means that nothing answers your question directly and the passages are only near it.
    • If the speeches say nothing about it, I tell you so.

    Some examples to tap:
telegram-command-start = What I do, with example questions
telegram-command-help = How to ask and how to read an answer
telegram-description = Ask what the speeches on safety policy say. You get the source’s own words, with the speech and the section.
telegram-short-description = Verbatim quotes from speeches on safety policy, with their source
telegram-hint-not-text = I can read text only. Please write your question, for example: “{ $example }”
telegram-hint-empty = This message has no readable text. Please write your question, for example: “{ $example }”
telegram-hint-too-long = Your message has { $length } characters; I can take up to { $limit }. Please send the question alone.
telegram-hint-unknown-command = I do not know this command. Send /help, or write your question, for example: “{ $example }”
telegram-unknown-button = This button no longer works. Please write your question instead.
telegram-stranger = This bot is open to invited people only. To be let in, give its administrator this number: { $id }
telegram-failed = Your question could not be answered because something went wrong here. Please ask again in a moment.

# Telegram: quotes in their context, speeches, search
telegram-button-copy = 📋 Copy quote and source
telegram-button-link = 🔗 Copy link
telegram-button-wrong = ❌ Wrong quote
telegram-button-back-to-quote = ↩ Back to the quote
telegram-button-outline = ☰ Outline
telegram-button-speeches = ☰ All speeches
telegram-button-context = Read in context
telegram-page = Page { $page } of { $pages }
telegram-quote-moved = The document has been revised since; the quote itself is unchanged and now stands here:
telegram-quote-changed = The text of this speech has been revised, and this quote no longer stands in it. Please ask again, or open /speeches.
telegram-quote-gone = This speech is no longer in the collection. /speeches shows what there is.
telegram-speeches-lead = { $count ->
    [one] One speech. Tap its number for the outline:
   *[other] { $count } speeches. Tap a number for the outline:
}
telegram-outline-lead = Tap a number to read from there:
telegram-outline-opening = (opening)
telegram-search-usage = Write what to look for after the command, for example: /search { $example }
telegram-search-lead = { $count ->
    [one] One passage near your words. Tap its number to read it in context:
   *[other] { $count } passages near your words, the nearest first. Tap a number to read one in context:
}
telegram-search-nothing = Nothing in the speeches is near these words. Try others, or ask a full question.

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
    • The language you chose, and whether you may use this bot.

    What is not
    • In groups, messages that are not addressed to me are not stored.
    • Questions are not written to the log.

    /forget removes your questions, their answers and your ratings at once.
telegram-forget-ask = Remove all your questions, their answers and your ratings here? This cannot be undone. The messages in this chat stay; delete those in Telegram.
telegram-button-forget = Remove all
telegram-button-cancel = Cancel
telegram-forget-kept = Nothing was removed.
telegram-forget-done = Removed for good: questions with their answers: { $turns }; ratings: { $feedback }.

# Telegram: inline cards, too much at once
telegram-inline-hint = Type a question about the speeches
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
    Messages dropped since the start because the person blocked the bot: { $dropped }
telegram-status-answered = answered
telegram-status-related = near passages only
telegram-status-refused = refused
telegram-status-unknown = answer no longer known
telegram-feedback-none = No more ratings.
telegram-button-older = Older ›
telegram-button-export = Export all
telegram-reindex-started = Reading the speeches anew. Questions are answered from the present index meanwhile.
telegram-reindex-progress = Reading the speeches anew: { $percent }%
telegram-reindex-done = Done. The index now holds { $speeches } speeches with { $passages } passages.
telegram-reindex-unchanged = Nothing had changed. The index holds { $speeches } speeches with { $passages } passages.
telegram-reindex-failed = The speeches could not be read anew; the present index goes on serving. { $reason }
telegram-reindex-see-log = The log says why.
telegram-reindex-running = The speeches are already being read anew. Please wait for that to finish.
telegram-command-speeches = Browse the speeches and their outlines
telegram-command-search = Find passages, without an answer
telegram-command-lang = Choose the language I speak
telegram-command-privacy = What is stored, and for how long
telegram-command-forget = Remove my questions and ratings
telegram-command-stats = What was asked and how it was rated
telegram-command-feedback = Ratings with question and quotes; export
telegram-command-reindex = Read the speeches anew
