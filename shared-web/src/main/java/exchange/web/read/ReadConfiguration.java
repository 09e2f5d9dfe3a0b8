package exchange.web.read;

import exchange.node.Progress;
import exchange.privacy.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every read needs. */
@Configuration(proxyBeanMethods = false)
public class ReadConfiguration {

    @Bean
    ReadAfter readAfter(Progress progress) {
        return new ReadAfter(progress);
    }

    @Bean
    Cursor cursor(Vault vault) {
        return new Cursor(vault);
    }
}
