package exchange.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.web.House;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Accounts on H2")
class AccountsOnH2Test extends AccountsTest {

    private Path data;

    @Override
    House open() {
        try {
            data = Files.createTempDirectory("accounts");
            return House.open(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void leave_no_name_in_the_data_folder() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(List.of("Aydin", "Kirchner", "Haddad", "Klinik Nord"))
                        .as(file.toString())
                        .noneMatch(content::contains);
            }
        }
    }
}
