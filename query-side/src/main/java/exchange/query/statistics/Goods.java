package exchange.query.statistics;

import exchange.event.listing.Quantity;
import exchange.reference.Product;
import exchange.reference.Products;
import exchange.reference.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be added up: a product in a unit.
 *
 * @param product the nearest product of the own top layer, a CPV code where there is none above it
 * @param unit pairs and boxes are pieces
 */
record Goods(String product, Unit unit) {

    /** What a listing is about; null where there is nothing to add up. */
    static @Nullable Goods of(@Nullable String product, @Nullable Quantity quantity, Products products) {
        return product == null || quantity == null
                ? null
                : new Goods(counted(product, products), unit(quantity.unit()));
    }

    /** The product under which another one is counted. */
    static String counted(String product, Products products) {
        List<String> path = products.path(product);
        return path.reversed().stream()
                .filter(code -> products.find(code).filter(Product::own).isPresent())
                .findFirst()
                .orElse(product);
    }

    static Unit unit(Unit unit) {
        return unit == Unit.PAIR || unit == Unit.BOX ? Unit.PIECE : unit;
    }
}
