package exchange.reference;

public enum Unit {
    PIECE,
    PAIR,
    BOX,
    METRE,
    SQUARE_METRE,
    KILOGRAM,
    LITRE,
    HOUR,
    TEST
}
