package exchange.reference;

/** Whether an amount is there once or comes again. */
public enum QuantityMode {
    /** An amount that is there, or needed, once. */
    STOCK,
    /** An amount that can be made, or is needed, again in every {@link Period}. */
    CAPACITY
}
