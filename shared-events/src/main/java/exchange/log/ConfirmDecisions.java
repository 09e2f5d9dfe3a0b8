package exchange.log;

import java.util.Map;
import java.util.OptionalLong;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * No refusal and no "nothing to do" is answered on a stale aggregate: what a handler decided without emitting events is confirmed by the
 * log, in which every aggregate that it looked at must still be at the version that it saw, and the command must not have taken effect
 * already. What emits events needs no such question, because the append asks it. To be the first interceptor of the command bus, so
 * that the append is the last thing that the commit of a command does.
 */
public final class ConfirmDecisions implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final EventLog log;
    private final LogEventStore store;

    public ConfirmDecisions(EventLog log, LogEventStore store) {
        this.log = log;
        this.store = store;
    }

    /**
     * @throws StaleDecision if the decision has to be made again
     * @throws CommandAlreadyDone if the command's events are in the log already
     */
    @Override
    public @Nullable Object handle(
            UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain interceptorChain) throws Exception {
        store.appendLast(unitOfWork.root());
        Object result;
        try {
            result = interceptorChain.proceed();
        } catch (Exception refusal) {
            confirm(unitOfWork);
            throw refusal;
        }
        if (!store.hasStagedEvents()) {
            confirm(unitOfWork);
        }
        return result;
    }

    private void confirm(UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        CommandEnvelope envelope =
                (CommandEnvelope) unitOfWork.getMessage().getMetaData().get(CommandEnvelope.KEY);
        if (envelope != null
                && envelope.commandId().isRepeatable()
                && !log.ofCommand(envelope.commandId()).isEmpty()) {
            throw new CommandAlreadyDone(envelope.commandId());
        }
        for (Map.Entry<String, Long> decided :
                AggregateRepository.decidedOn(unitOfWork).entrySet()) {
            OptionalLong last = log.lastSequence(decided.getKey());
            if (last.isEmpty() || last.getAsLong() != decided.getValue()) {
                throw new StaleDecision(decided.getKey());
            }
        }
        if (envelope != null) {
            envelope.confirmedAt(log.size());
        }
    }
}
