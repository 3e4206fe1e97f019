package dev.lapwing.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * A signal to this process that does what it is told to, until it is closed: then it ends the process again. Java has
 * signals in {@code sun.misc.Signal} alone, of its module jdk.unsupported; javac warns of each use by name, so it is looked up.
 */
final class ProcessSignal implements AutoCloseable {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private final Object signal;
    private final Object before;

    private ProcessSignal(Object signal, Object before) {
        this.signal = signal;
        this.before = before;
    }

    /**
     * Handles a signal from now on; empty where the system does not know it or leaves it to somebody else.
     *
     * @param name such as {@code TERM}
     * @param handling runs on a thread of its own at each signal
     */
    static Optional<ProcessSignal> handle(String name, Runnable handling) {
        try {
            Object signal = Class.forName(SIGNAL).getConstructor(String.class).newInstance(name);
            Class<?> type = Class.forName(HANDLER);
            Object handler = Proxy.newProxyInstance(
                    ProcessSignal.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            handling.run();
                        }
                        return null;
                    });
            return Optional.of(new ProcessSignal(signal, set(signal, handler)));
        } catch (InvocationTargetException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java has no signals", e);
        }
    }

    @Override
    public void close() {
        try {
            set(signal, before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a signal that could be handled cannot be given back", e);
        }
    }

    private static Object set(Object signal, Object handler) throws ReflectiveOperationException {
        return signal.getClass()
                .getMethod("handle", signal.getClass(), Class.forName(HANDLER))
                .invoke(null, signal, handler);
    }
}
