package dev.lapwing.cli.job;

/** What JMX shows of the rules. */
public interface RuleMetricsMBean {
    /** How many rules the job works with. */
    int getLoaded();

    /** How many rule files were refused and left out. */
    int getFilesLeftOut();
}
