package exchange.standalone.architecture.offender.command;

public record PublicForNobody() {}
