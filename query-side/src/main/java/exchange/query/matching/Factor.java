package exchange.query.matching;

import exchange.web.problem.Language;

/** What makes a match a good one; each is measured from 0 to 1. */
enum Factor {
    PRODUCT("Produkt", "Product"),
    TEXT("Ähnlichkeit der Texte", "Likeness of the texts"),
    QUANTITY("Menge", "Quantity"),
    DISTANCE("Entfernung", "Distance"),
    LEAD_TIME("Lieferzeit", "Lead time"),
    CONFORMITY("Konformität", "Conformity");

    private final String german;
    private final String english;

    Factor(String german, String english) {
        this.german = german;
        this.english = english;
    }

    String label(Language language) {
        return language.choose(german, english);
    }
}
