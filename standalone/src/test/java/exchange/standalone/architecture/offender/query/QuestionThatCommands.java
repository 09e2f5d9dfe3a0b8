package exchange.standalone.architecture.offender.query;

import exchange.standalone.architecture.offender.command.CommandThatAsks;
import java.util.List;

public record QuestionThatCommands(List<CommandThatAsks> commands) {}
