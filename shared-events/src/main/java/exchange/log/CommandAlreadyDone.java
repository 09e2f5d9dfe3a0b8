package exchange.log;

/** The log already holds the events of this command; it is answered from them, and nothing was appended. */
public final class CommandAlreadyDone extends RuntimeException {

    private final transient CommandId commandId;

    CommandAlreadyDone(CommandId commandId) {
        super("Command " + commandId + " has taken effect before", null, false, false);
        this.commandId = commandId;
    }

    public CommandId commandId() {
        return commandId;
    }
}
