package exchange.standalone.architecture.offender.privacy;

import exchange.standalone.architecture.offender.event.Secret;

public record KeyThatKnowsEvents(Secret secret) {}
