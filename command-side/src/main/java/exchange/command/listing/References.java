package exchange.command.listing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives out references: numbers counting up from 10001, each followed by a check digit (Luhn, ISO/IEC 7812-1 annex B) that finds a
 * misheard or swapped digit. A node takes them in blocks, so that there are gaps but never the same twice: the block is committed before
 * the first listing that uses it.
 */
@Component
class References {

    private static final int BLOCK = 50;

    private final JdbcClient sql;
    private final TransactionTemplate ownTransaction;
    private long next;
    private long end;

    References(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A reference that no other listing has, e.g. {@code 10042-3}. */
    synchronized String next() {
        if (next == end) {
            Long start = ownTransaction.execute(status -> {
                long first = sql.sql("select next_number from command.reference where id = 1 for update")
                        .query(Long.class)
                        .single();
                sql.sql("update command.reference set next_number = ? where id = 1")
                        .param(first + BLOCK)
                        .update();
                return first;
            });
            next = start;
            end = start + BLOCK;
        }
        return format(next++);
    }

    static String format(long number) {
        return number + "-" + checkDigit(number);
    }

    private static int checkDigit(long number) {
        int sum = 0;
        boolean doubled = true;
        for (long rest = number; rest > 0; rest /= 10) {
            int digit = (int) (rest % 10);
            int weighed = doubled ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
            doubled = !doubled;
        }
        return (10 - sum % 10) % 10;
    }
}
