package exchange.query.matching;

import exchange.web.problem.Language;

/** What makes a pair no match at all, in the order in which it is looked at. */
enum HardRule {
    /** An offer goes with a request or an idea, with nothing else. */
    KINDS("Beide Seiten bieten an, oder beide suchen.", "Both sides offer, or both ask."),
    /** What is offered is a kind of help that is asked for: a laboratory that tests masks has none to give away. */
    CAPABILITY("Geboten wird eine andere Leistungsart als gesucht.", "What is offered is another kind of help."),
    /** Every standard that is demanded is met, and not found suspicious. */
    STANDARDS(
            "Ein verlangter Standard fehlt oder ist zweifelhaft.",
            "A standard that is demanded is missing or doubtful."),
    /** There is a day on which both hold. */
    TIME("Es gibt keinen Tag, an dem beides gilt.", "There is no day on which both hold."),
    /** The offer is no farther away than the request allows. */
    REACH("Das Angebot ist weiter weg, als das Gesuch erlaubt.", "The offer is farther away than the request allows."),
    /** The same product, or one that includes the other; where a code is missing, and for ideas, close texts will do. */
    PRODUCT("Die Produkte haben nichts miteinander zu tun.", "The products have nothing to do with each other.");

    private final String german;
    private final String english;

    HardRule(String german, String english) {
        this.german = german;
        this.english = english;
    }

    /** What stands against a pair that breaks it. */
    String text(Language language) {
        return language.choose(german, english);
    }
}
