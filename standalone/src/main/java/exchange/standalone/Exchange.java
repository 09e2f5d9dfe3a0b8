package exchange.standalone;

import exchange.command.CommandConfiguration;
import exchange.node.NodeConfiguration;
import exchange.query.QueryConfiguration;
import exchange.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Both sides in one process, on an embedded database unless another is given. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({NodeConfiguration.class, WebConfiguration.class, CommandConfiguration.class, QueryConfiguration.class})
public class Exchange {

    /** Starts the exchange. */
    public static void main(String[] args) {
        SpringApplication.run(Exchange.class, args);
    }
}
