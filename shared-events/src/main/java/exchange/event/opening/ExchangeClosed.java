package exchange.event.opening;

import exchange.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * The exchange takes no new listings and renews none; what is there can be brought to an end.
 *
 * @param text why, sealed
 */
public record ExchangeClosed(@Nullable Sealed text) implements OpeningEvent {}
