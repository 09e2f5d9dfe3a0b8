package exchange.command;

import exchange.node.NodeConfiguration;
import exchange.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The command side as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({NodeConfiguration.class, WebConfiguration.class, CommandConfiguration.class})
public class CommandNode {

    /** Starts the node. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(CommandNode.class)
                .properties("spring.config.name=command-node")
                .run(args);
    }
}
