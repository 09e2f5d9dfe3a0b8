package exchange.standalone.architecture.offender.event;

public record Secret() {}
