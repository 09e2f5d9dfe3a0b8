package exchange.standalone.architecture.offender.command;

import java.time.Instant;

record DecisionWithoutAClock() {

    Instant decided() {
        return Instant.now();
    }
}
