package exchange.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** Gives the tests of a class one exchange in two processes. */
final class OnSplitExchange implements ParameterResolver {

    private record Shared(SplitExchange exchange, Path folder) implements AutoCloseable {

        static Shared start() {
            try {
                Path folder = Files.createTempDirectory("split");
                return new Shared(SplitExchange.start(folder), folder);
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        }

        @Override
        public void close() throws IOException {
            exchange.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == SplitExchange.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        ExtensionContext ofClass = test.getParent()
                .filter(parent -> parent.getTestMethod().isEmpty())
                .orElse(test);
        return ofClass.getStore(ExtensionContext.Namespace.create(OnSplitExchange.class, test.getRequiredTestClass()))
                .computeIfAbsent(Shared.class, any -> Shared.start(), Shared.class)
                .exchange();
    }
}
