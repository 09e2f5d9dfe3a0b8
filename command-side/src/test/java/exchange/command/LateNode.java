package exchange.command;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/** A command node in a process of its own, whose clock is ahead by so many minutes; for tests that kill and pause it. */
final class LateNode {

    private LateNode() {}

    /** @param arguments minutes, then the node's settings */
    public static void main(String[] arguments) {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(Long.parseLong(arguments[0])));
        String[] settings = Arrays.copyOfRange(arguments, 1, arguments.length);
        new SpringApplicationBuilder(CommandNode.class)
                .properties("spring.config.name=command-node")
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("lateClock", Clock.class, () -> late, bean -> bean.setPrimary(true)))
                .run(settings);
    }
}
