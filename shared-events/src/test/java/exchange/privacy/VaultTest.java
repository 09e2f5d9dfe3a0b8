package exchange.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import exchange.event.listing.Contact;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The vault")
class VaultTest {

    private static final Contact FATIMA = new Contact("Fatima", "fatima@klinik-nord.example", null);

    private final Map<String, WrappedKey> kept = new HashMap<>();
    private final KeyStore keys = new KeyStore() {
        @Override
        public void add(Connection append, Collection<WrappedKey> added) {
            added.forEach(key -> kept.put(key.id(), key));
        }

        @Override
        public Optional<WrappedKey> find(String id) {
            return Optional.ofNullable(kept.get(id));
        }

        @Override
        public void destroy(Collection<String> ids) {
            kept.keySet().removeAll(ids);
        }
    };
    private final Vault vault = new Vault(master(1), keys);
    private final NewKey key = vault.mint();
    private final Sealed sealed = vault.seal(key, FATIMA);

    @Test
    void opens_what_it_sealed_also_after_a_restart() {
        kept.put(key.id(), key.stored());
        assertThat(vault.open(sealed, Contact.class)).contains(FATIMA);
        assertThat(new Vault(master(1), keys).open(sealed, Contact.class)).contains(FATIMA);
        assertThat(Sealed.parse(sealed.compact())).contains(sealed);
        assertThat(vault.open(null, Contact.class)).isEmpty();
    }

    @Test
    void seals_the_same_value_differently_every_time_and_shows_nothing_of_it() {
        assertThat(vault.seal(key, FATIMA).box()).isNotEqualTo(sealed.box());
        assertThat(new String(Base64.getDecoder().decode(sealed.box()), StandardCharsets.ISO_8859_1))
                .doesNotContain("Fatima");
        assertThat(key.toString()).doesNotContain("secret");
    }

    @Test
    void refuses_a_box_that_was_altered_anywhere() {
        kept.put(key.id(), key.stored());
        byte[] box = Base64.getDecoder().decode(sealed.box());
        for (int i = 0; i < box.length; i++) {
            byte[] altered = box.clone();
            altered[i] ^= 1;
            Sealed forged = new Sealed(key.id(), Base64.getEncoder().encodeToString(altered));
            assertThatIllegalStateException().isThrownBy(() -> vault.open(forged, Contact.class));
        }
        for (String nonsense : List.of("", "AAAA", "no base64!", sealed.box().substring(4))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> vault.open(new Sealed(key.id(), nonsense), Contact.class));
        }
    }

    @Test
    void refuses_a_box_under_another_key_and_a_key_under_another_name() {
        NewKey other = vault.mint();
        assertThatIllegalStateException()
                .isThrownBy(() -> vault.open(new Sealed(other.id(), sealed.box()), Contact.class));
        kept.put("AAAAAAAAAAAAAAAAAAAAAA", key.stored());
        assertThatIllegalStateException()
                .isThrownBy(() -> vault.open(new Sealed("AAAAAAAAAAAAAAAAAAAAAA", sealed.box()), Contact.class));
    }

    @Test
    void opens_nothing_once_the_key_is_gone() {
        kept.put(key.id(), key.stored());
        vault.destroy(List.of(key.id()));
        assertThat(vault.open(sealed, Contact.class)).isEmpty();
        assertThat(new Vault(master(1), keys).open(sealed, Contact.class)).isEmpty();
    }

    @Test
    void refuses_another_master_key() {
        kept.put(key.id(), key.stored());
        assertThatIllegalStateException().isThrownBy(() -> new Vault(master(2), keys).open(sealed, Contact.class));
    }

    @Test
    void tells_lists_of_parts_apart_and_purposes_too() {
        byte[] ab = "ab".getBytes(StandardCharsets.UTF_8);
        byte[] a = "a".getBytes(StandardCharsets.UTF_8);
        byte[] b = "b".getBytes(StandardCharsets.UTF_8);
        assertThat(vault.mac("body", ab)).hasSize(32).isEqualTo(vault.mac("body", ab));
        assertThat(vault.mac("body", ab)).isNotEqualTo(vault.mac("body", a, b)).isNotEqualTo(vault.mac("link", ab));
    }

    @Test
    void has_a_master_key_of_32_bytes_that_a_demonstration_keeps_in_a_file(@TempDir Path folder) {
        assertThatIllegalArgumentException().isThrownBy(() -> MasterKey.fromBase64("c2hvcnQ="));
        assertThatIllegalArgumentException().isThrownBy(() -> MasterKey.fromBase64("not base64!"));
        Path file = folder.resolve("data").resolve("demo.key");
        Vault first = new Vault(MasterKey.fromDemoFile(file), keys);
        Vault again = new Vault(MasterKey.fromDemoFile(file), keys);
        assertThat(first.mac("same")).isEqualTo(again.mac("same"));
    }

    private static MasterKey master(int fill) {
        byte[] secret = new byte[32];
        java.util.Arrays.fill(secret, (byte) fill);
        return MasterKey.fromBase64(Base64.getEncoder().encodeToString(secret));
    }
}
