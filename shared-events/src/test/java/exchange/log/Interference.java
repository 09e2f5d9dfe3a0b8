package exchange.log;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** An appender's connection that does something else, or something more, at a step of an append: waits, breaks, counts. */
final class Interference {

    /** What an append does to its connection, in order. */
    enum Step {
        LOCK,
        CHECK,
        KEYS,
        INSERT,
        MOVE,
        COMMIT,
        FORCE,
        /** all of it in one statement */
        ONCE,
        OTHER
    }

    /** What happens around a step. */
    interface Script {

        /**
         * @param before whether the step is about to happen; else it has
         */
        void at(Step step, boolean before, Connection real) throws SQLException;
    }

    private Interference() {}

    static LogAppender.Connections with(LogDatabase database, Script script) {
        return () -> {
            Connection real = database.openForAppending();
            return proxy(Connection.class, (method, arguments) -> {
                Object result;
                switch (method.getName()) {
                    case "commit" -> result = around(Step.COMMIT, script, real, real, method, arguments);
                    case "prepareStatement" -> {
                        PreparedStatement statement = (PreparedStatement) invoke(real, method, arguments);
                        result = statement(
                                PreparedStatement.class, statement, step((String) arguments[0]), script, real);
                    }
                    case "createStatement" ->
                        result = statement(
                                Statement.class, (Statement) invoke(real, method, arguments), null, script, real);
                    default -> result = invoke(real, method, arguments);
                }
                return result;
            });
        };
    }

    private static <S extends Statement> S statement(
            Class<S> type, S statement, Step prepared, Script script, Connection real) {
        return proxy(type, (method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, arguments);
            }
            Step step = prepared != null ? prepared : step((String) arguments[0]);
            return around(step, script, real, statement, method, arguments);
        });
    }

    private static Object around(
            Step step, Script script, Connection real, Object target, Method method, Object[] arguments)
            throws Throwable {
        script.at(step, true, real);
        Object result = invoke(target, method, arguments);
        script.at(step, false, real);
        return result;
    }

    private static Step step(String sql) {
        String text = sql.toLowerCase(Locale.ROOT).strip();
        return text.contains("kept as (")
                ? Step.ONCE
                : text.contains("recorded_at + 1")
                        ? Step.OTHER
                        : text.contains("for update")
                                ? Step.LOCK
                                : text.contains("max(sequence)")
                                        ? Step.CHECK
                                        : text.startsWith("insert into eventlog.data_key")
                                                ? Step.KEYS
                                                : text.startsWith("insert into eventlog.event")
                                                        ? Step.INSERT
                                                        : text.contains("update eventlog.head")
                                                                ? Step.MOVE
                                                                : text.startsWith("checkpoint")
                                                                        ? Step.FORCE
                                                                        : Step.OTHER;
    }

    private interface Call {
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.handle(method, arguments)));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
