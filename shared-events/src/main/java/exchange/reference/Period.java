package exchange.reference;

public enum Period {
    DAY,
    WEEK,
    MONTH
}
