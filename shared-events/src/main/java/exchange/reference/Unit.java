package exchange.reference;

/** What an amount counts. */
public enum Unit {
    PIECE,
    /** Two pieces that belong together, such as gloves. */
    PAIR,
    /** A package of a stated number of pieces. */
    BOX,
    METRE,
    SQUARE_METRE,
    KILOGRAM,
    LITRE,
    /** An hour of work of one person or one machine. */
    HOUR,
    /** One test of one sample. */
    TEST
}
