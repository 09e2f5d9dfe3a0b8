package exchange.standalone.architecture.offender.command;

import exchange.standalone.architecture.offender.query.QuestionThatCommands;
import java.util.List;

public record CommandThatAsks(List<QuestionThatCommands> questions) {}
