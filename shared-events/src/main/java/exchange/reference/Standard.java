package exchange.reference;

/**
 * A standard, an approval or a class that a product can meet or a request can demand.
 *
 * @param name the canonical name by which listings refer to it ({@code EN 149 FFP2})
 * @param labelDe what it is called in German, never empty
 * @param labelEn what it is called in English, never empty
 * @param aboutDe what it is about, in German, never empty
 * @param aboutEn what it is about, in English, never empty
 */
public record Standard(String name, String labelDe, String labelEn, String aboutDe, String aboutEn) {}
