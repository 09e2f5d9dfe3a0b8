package exchange.standalone;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The first walk through the exchange")
@ExtendWith(OnSharedExchange.class)
class FirstWalkTest extends FirstWalk {

    FirstWalkTest(RunningExchange exchange) {
        super(exchange);
    }
}
