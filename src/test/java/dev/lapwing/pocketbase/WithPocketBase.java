package dev.lapwing.pocketbase;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs only where {@value RealPocketBase#BINARY} names a PocketBase. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("pocketbase")
@EnabledIfSystemProperty(named = RealPocketBase.BINARY, matches = ".+")
public @interface WithPocketBase {}
