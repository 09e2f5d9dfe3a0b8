package exchange.web.start;

import exchange.node.ExchangeSettings;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A demonstration, whose passwords everybody knows, listens on this machine alone; and every node says in one line when it is ready. */
@Configuration(proxyBeanMethods = false)
public class StartConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger("exchange");

    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> demoOnLoopbackOnly(ExchangeSettings settings) {
        return server -> {
            if (settings.demo()) {
                server.setAddress(InetAddress.getLoopbackAddress());
            }
        };
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> readyLine(ExchangeSettings settings) {
        return ready -> LOG.info(
                "The exchange is ready: port {}{}",
                ready.getApplicationContext().getEnvironment().getProperty("local.server.port"),
                settings.demo() ? ", demo mode, on this machine only (people and password: README.md)" : "");
    }
}
