package exchange.standalone.architecture.offender.web;

import exchange.standalone.architecture.offender.command.CommandThatAsks;

public record DoorThatDecides(CommandThatAsks command) {}
