package exchange.query.intake;

/** Asks for listings that resemble what is typed, the most alike first. */
record FindSimilar(Typed typed, int most) {}
