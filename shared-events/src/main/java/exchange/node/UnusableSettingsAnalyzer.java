package exchange.node;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence, instead of a stack trace, what the operator has to set. */
final class UnusableSettingsAnalyzer extends AbstractFailureAnalyzer<ExchangeSettings.Unusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ExchangeSettings.Unusable cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
