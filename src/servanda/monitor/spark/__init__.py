"""The same program judged on Apache Spark, in batches and as reports come in.

Nothing here is imported unless it is asked for: Servanda works without Spark.
"""
