package exchange.event.opening;

/** Everything that can happen to the exchange as a whole. One installation is one exchange. */
public sealed interface OpeningEvent permits ExchangeOpened, ExchangeClosed {

    /** The one exchange of an installation. */
    String EXCHANGE = "exchange";
}
