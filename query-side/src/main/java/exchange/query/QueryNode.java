package exchange.query;

import exchange.node.NodeConfiguration;
import exchange.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** A process that answers reads only. Its settings are in {@code query-node.yaml}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({NodeConfiguration.class, WebConfiguration.class, QueryConfiguration.class})
public class QueryNode {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(QueryNode.class)
                .properties("spring.config.name=query-node,application")
                .run(arguments);
    }
}
