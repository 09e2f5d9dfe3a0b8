package exchange.web.account;

import org.jspecify.annotations.Nullable;

/** The person behind an account: personal data. */
public record Person(
        String name, @Nullable String email, @Nullable String phone) {

    @Override
    public String toString() {
        return "Person[]";
    }
}
