package exchange.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How much of the computing in some turns was the driver's own: it shares the machine with the server that it measures. */
final class CpuShare {

    private final OperatingSystemMXBean driver = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Exchange server;
    private double driverBefore;
    private double serverBefore;
    private double driverSeconds;
    private double serverSeconds;

    CpuShare(Exchange server) {
        this.server = server;
    }

    void begin() {
        driverBefore = driver.getProcessCpuTime() / 1e9;
        serverBefore = server.cpuSeconds();
    }

    void end() {
        driverSeconds += driver.getProcessCpuTime() / 1e9 - driverBefore;
        serverSeconds += server.cpuSeconds() - serverBefore;
    }

    /** In percent of what driver and server used; another process, such as PostgreSQL's, is not in it. */
    String ofDriver() {
        return "%.0f %%".formatted(100 * driverSeconds / (driverSeconds + serverSeconds));
    }
}
