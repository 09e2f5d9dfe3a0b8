package exchange.query.proof;

import exchange.log.EventLog;
import exchange.log.LogTree;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What proofs are made of. */
@Configuration(proxyBeanMethods = false)
class ProofConfiguration {

    @Bean
    LogTree logTree(EventLog log) {
        return new LogTree(log);
    }
}
