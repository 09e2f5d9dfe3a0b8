package exchange.reference;

/** The time in which a capacity is delivered once. */
public enum Period {
    DAY(1),
    WEEK(7),
    /** Thirty days, whichever month it is. */
    MONTH(30);

    private final int days;

    Period(int days) {
        this.days = days;
    }

    /** The length in days, 1 to 30. */
    public int days() {
        return days;
    }
}
