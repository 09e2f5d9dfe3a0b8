package exchange.event.listing;

import exchange.reference.Period;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An amount (Menge), in stock or as capacity.
 *
 * @param amount at least 1, in {@code unit}
 * @param unitsPerBox pieces in one box, at least 1; only with {@link Unit#BOX}
 * @param per the period of a capacity; only with {@link QuantityMode#CAPACITY}
 * @param from the first day of a capacity; only with {@link QuantityMode#CAPACITY}
 * @param smallestLot the smallest amount that is handed over at once, in {@code unit}
 */
public record Quantity(
        long amount,
        Unit unit,
        @Nullable Integer unitsPerBox,
        QuantityMode mode,
        @Nullable Period per,
        @Nullable LocalDate from,
        @Nullable Long smallestLot) {}
