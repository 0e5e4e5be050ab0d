"""gunicorn app.main:app"""

bind = "127.0.0.1:8000"
workers = 2
worker_class = "uvicorn.workers.UvicornH11Worker"
# As uvicorn's own default; gunicorn's is 2 seconds.
keepalive = 5
accesslog = "-"
