package exchange.web.account;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords with Argon2id: 19 MiB, 2 passes, 1 lane (OWASP's password storage cheat sheet). As many at a time as there are
 * processors, so that a flood of logins takes neither all memory nor every request's turn.
 */
final class Passwords {

    static final int LONGEST = 200;

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int PATIENCE_SECONDS = 5;

    private final PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT, HASH, LANES, KIBIBYTES, PASSES);
    private final VerifiedCredentials verified;
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** A hash that no password has in practice, for logins that do not exist. */
    private final String nobodys;

    Passwords(VerifiedCredentials verified) {
        this.verified = verified;
        this.nobodys = hash("nobody knows this password: " + Ids.random());
    }

    /**
     * Hashes a new password.
     *
     * @throws IllegalArgumentException if the password is empty or longer than {@value #LONGEST} characters
     * @throws AuthenticationServiceException if too many others wait
     */
    String hash(String password) {
        if (password.isEmpty() || password.length() > LONGEST) {
            throw new IllegalArgumentException("A password has 1 to " + LONGEST + " characters.");
        }
        String hash = inTurn(() -> argon2.encode(password));
        if (hash == null) {
            throw new IllegalStateException("A password has a hash");
        }
        return hash;
    }

    /**
     * Whether a password is that of an account, remembered for a while if it is: of many who ask at once for the same, the first has it
     * hashed.
     *
     * @throws AuthenticationServiceException if too many others wait
     */
    boolean isOf(Account account, String password) {
        return verified.knows(account, password)
                || inTurn(() -> verified.knows(account, password) || isFoundToBeOf(account, password));
    }

    private boolean isFoundToBeOf(Account account, String password) {
        boolean right = argon2.matches(password, account.passwordHash());
        if (right) {
            verified.remember(account, password);
        }
        return right;
    }

    /** @throws AuthenticationServiceException if too many others wait */
    boolean matches(String password, String hash) {
        return inTurn(() -> argon2.matches(password, hash));
    }

    private <T> T inTurn(Supplier<T> work) {
        boolean turn = false;
        try {
            turn = turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!turn) {
                throw new AuthenticationServiceException("Too many logins at once");
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthenticationServiceException("Interrupted", e);
        } finally {
            if (turn) {
                turns.release();
            }
        }
    }

    /** Takes as long as {@link #matches}, so that time does not tell which logins exist. */
    void pretend(String password) {
        matches(password, nobodys);
    }
}
