package exchange.reference;

public enum QuantityMode {
    STOCK,
    CAPACITY
}
