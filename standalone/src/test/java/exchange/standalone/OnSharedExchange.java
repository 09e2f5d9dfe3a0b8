package exchange.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests that leave it running one exchange for all of them. */
final class OnSharedExchange implements ParameterResolver {

    private record Shared(RunningExchange exchange, Path folder) implements AutoCloseable {

        static Shared start() {
            try {
                Path folder = Files.createTempDirectory("exchange");
                return new Shared(RunningExchange.start(folder), folder);
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        }

        @Override
        public void close() throws IOException {
            exchange.close();
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == RunningExchange.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(OnSharedExchange.class))
                .computeIfAbsent(Shared.class, any -> Shared.start(), Shared.class)
                .exchange();
    }
}
