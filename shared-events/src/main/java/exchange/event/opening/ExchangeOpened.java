package exchange.event.opening;

import exchange.privacy.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * The exchange takes listings.
 *
 * @param text why, sealed
 */
public record ExchangeOpened(@Nullable Sealed text) implements OpeningEvent {}
