package dev.lapwing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No test waits by the clock: on a busy machine it would fail in the middle of its work. */
class WaitsTest {
    private static final JavaClasses TESTS = new ClassFileImporter()
            .importUrl(WaitsTest.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void testsWaitForProgressAndLookAtNoClock() {
        noClasses()
                .that(DescribedPredicate.not(belongToAnyOf(Waiting.class, WaitsTest.class)))
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(Thread.class, "join", long.class)
                .orShould()
                .callMethod(Object.class, "wait", long.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(LockSupport.class, TimeUnit.class, Timeout.class)
                .because("Waiting and Effort are the ways to wait and to measure")
                .check(TESTS);
    }

    @Test
    void noTestIsGivenATime() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "gives a time", call -> call.getName().startsWith("assertTimeout")))
                .because("a hostile input is measured by what it costs")
                .check(TESTS);
    }
}
